import type { Value, ValueOf } from './ir.ts';
import type { ModuleFlow } from './module-flow.ts';

interface Member {
  readonly name: string;
  readonly flow: ModuleFlow | undefined;
}

/** `schema.statics.login = f; model('User', schema)`: what is stored there is a member of the model (https://mongoosejs.com/docs/guide.html#statics). */
export function staticsOf(call: ValueOf<'call'>, { name, flow }: Member): readonly Value[] {
  if (!makesModel(call) || flow === undefined) return [];
  return flow.storesTo(name).flatMap((store) => (store.op === 'store' && store.base.op === 'load' && store.base.key === 'statics' ? [store.input] : []));
}

/** `mongoose.model(name, schema)` */
export function makesModel({ callee, args }: ValueOf<'call'>): boolean {
  return args.length > 1 && callee.op === 'load' && callee.key === 'model';
}

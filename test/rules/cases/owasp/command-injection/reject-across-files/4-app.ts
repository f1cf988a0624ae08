import Router from '@koa/router';
import { show } from './handlers.ts';

const router = new Router();
router.get('/show', show);
export default router;

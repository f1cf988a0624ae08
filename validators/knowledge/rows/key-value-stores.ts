import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, TypeRow } from '../../../program/index.ts';

/** Commands whose first argument is a key; a list in its place becomes the arguments behind it (https://github.com/redis/node-redis/tree/v3, https://github.com/redis/ioredis#transparent-key-prefixing). */
const KEYED = 'set get getset setex setnx psetex append incr incrby decr decrby expire pexpire ttl persist type hset hsetnx hget hgetall hdel hexists hincrby hkeys hvals lpush rpush lpop rpop lrange lrem lset sadd srem smembers sismember spop zadd zrem zrange zrangebyscore zscore zincrby getrange setrange getbit setbit dump restore';
/** Commands that take several keys, or fields between the values. */
const LISTED = 'del exists unlink mget mset hmset hmget sunion sinter sdiff rename';

/** https://redis.io/docs/latest/develop/clients/nodejs and https://github.com/redis/ioredis. */
export const redis: LibraryRows = {
  types: [
    ['redis.Client', 'redis', 'createClient.ReturnValue'],
    ['redis.Client', 'redis', 'createCluster.ReturnValue'],
    ['redis.Client', 'redis', 'RedisClient.Instance'],
    ['redis.Client', '@redis/client', 'createClient.ReturnValue'],
    ['redis.Client', 'async-redis', 'createClient.ReturnValue'],
    ['redis.Client', 'ioredis', 'Instance'],
    ['redis.Client', 'ioredis', 'Redis.Instance'],
    ['redis.Client', 'ioredis', 'Cluster.Instance'],
    ['redis.Client', 'ioredis', 'createClient.ReturnValue'],
    ...each('multi batch pipeline duplicate', (name) => ['redis.Client', 'redis.Client', `${name}.ReturnValue`] as TypeRow),
    ['redis.Client', 'redis.Client', 'duplicate.Argument[*].Parameter[1]'],
    ['redis.Client', 'redis.Client', 'executeIsolated.Argument[0].Parameter[0]'],
    ...each(`${KEYED} ${LISTED}`, (name) => ['redis.Client', 'redis.Client', `${name}.ReturnValue`] as TypeRow),
  ],
  sinks: [
    ...each('eval evalRo', (name) => ['redis.Client', `${name}.Argument[0]`, 'code'] as SinkRow),
    ...each('scriptLoad SCRIPT_LOAD', (name) => ['redis.Client', `${name}.Argument[0]`, 'code'] as SinkRow),
    ['redis.Client', 'script.Argument[1]', 'code'],
    ['redis.Client', 'defineCommand.Argument[1].lua', 'code'],
    ...each('call callBuffer', (name) => ['redis.Client', `${name}.Argument[0]`, 'nosql'] as SinkRow),
    ...each('sendCommand send_command', (name) => ['redis.Client', `${name}.Argument[0]`, 'nosql'] as SinkRow),
    ...each(KEYED, (name) => ['redis.Client', `${name}.Argument[0]`, 'nosql'] as SinkRow),
    ...each(LISTED, (name) => ['redis.Client', `${name}.Argument[*]`, 'nosql'] as SinkRow),
  ],
};

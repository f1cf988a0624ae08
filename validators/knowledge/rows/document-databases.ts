import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, StepRow, TypeRow } from '../../../program/index.ts';

const QUERIES = 'find findOne findOneAndUpdate findOneAndDelete findOneAndRemove findOneAndReplace findAndModify deleteOne deleteMany remove update updateOne updateMany count countDocuments replaceOne where exists';

/** https://www.mongodb.com/docs/drivers/node: queries are objects, and an object from outside brings operators of its own. */
export const mongodb: LibraryRows = {
  types: [
    ['mongodb.Client', 'mongodb', 'MongoClient.Instance'],
    ['mongodb.Client', 'mongodb', 'MongoClient.connect.ReturnValue'],
    ['mongodb.Client', 'mongodb', 'MongoClient.connect.Argument[*].Parameter[1]'],
    ['mongodb.Client', 'mongodb', 'connect.Argument[*].Parameter[1]'],
    ['mongodb.Client', 'mongodb.Client', 'connect.ReturnValue'],
    ['mongodb.Client', 'mongodb.Client', 'connect.Argument[0].Parameter[1]'],
    ['mongodb.Client', 'mongodb.Client', 'db.ReturnValue'],
    ['mongodb.Client', 'mongodb', 'Db.Instance'],
    ['mongodb.Client', 'mongojs', 'ReturnValue'],
    ['mongodb.Client', 'monk', 'ReturnValue'],
    ['mongodb.Collection', 'mongodb.Client', 'collection.ReturnValue'],
    ['mongodb.Collection', 'mongodb.Client', 'collection.Argument[1].Parameter[1]'],
    ['mongodb.Collection', 'mongodb', 'Collection.Instance'],
    ['mongodb.Collection', 'marsdb', 'Collection.Instance'],
    ['mongodb.Collection', 'nedb', 'Instance'],
    ['mongodb.Collection', '@seald-io/nedb', 'Instance'],
    ['mongodb.Collection', 'mongodb.Client', 'get.ReturnValue'],
  ],
  sinks: [
    ...each(QUERIES, (name) => ['mongodb.Collection', `${name}.Argument[0]`, 'nosql'] as SinkRow),
    ['mongodb.Collection', 'distinct.Argument[1]', 'nosql'],
    ['mongodb.Collection', 'aggregate.Argument[0]', 'nosql'],
    ['mongodb.Collection', 'bulkWrite.Argument[0].Element.*.filter', 'nosql'],
    ...each('find findOne', (name) => ['mongodb.Collection', `${name}.Argument[0].$where`, 'sql'] as SinkRow),
    ['mongodb.Collection', 'mapReduce.Argument[0]', 'code'],
    ['mongodb.Collection', 'mapReduce.Argument[1]', 'code'],
  ],
  steps: [
    ...each('ObjectId ObjectID', (name): StepRow => ['mongodb', name, 'Argument[0]', 'ReturnValue', 'all']),
    ['mongo-sanitize', '', 'Argument[0]', 'ReturnValue', ['nosql']],
    ['express-mongo-sanitize', 'sanitize', 'Argument[0]', 'ReturnValue', ['nosql']],
  ],
};

/** https://mongoosejs.com/docs/queries.html. */
export const mongoose: LibraryRows = {
  types: [
    ['mongoose.Model', 'mongoose', 'model.ReturnValue'],
    ['mongoose.Model', 'mongoose', 'Model.Instance'],
    ['mongoose.Model', 'mongoose', 'models.*'],
    ['mongoose.Model', 'mongoose', 'createConnection.ReturnValue.model.ReturnValue'],
    ['mongoose.Connection', 'mongoose', 'connection'],
    ['mongoose.Model', 'mongoose.Connection', 'model.ReturnValue'],
    ['mongodb.Collection', 'mongoose.Connection', 'collection.ReturnValue'],
    ['mongodb.Client', 'mongoose.Connection', 'db'],
    ...each('find findOne where', (name) => ['mongoose.Query', 'mongoose.Model', `${name}.ReturnValue`] as TypeRow),
    ...each('find and or nor where equals select sort limit skip lean populate', (name) => ['mongoose.Query', 'mongoose.Query', `${name}.ReturnValue`] as TypeRow),
    ['mongoose.Model', 'mongoose', 'Schema.Instance.statics.*.This'],
    ['mongoose.Model', '@nestjs/mongoose', 'InjectModel.ReturnValue.Decorated'],
  ],
  sinks: [
    ...each(QUERIES, (name) => ['mongoose.Model', `${name}.Argument[0]`, 'nosql'] as SinkRow),
    ['mongoose.Model', 'distinct.Argument[1]', 'nosql'],
    ['mongoose.Model', 'aggregate.Argument[0]', 'nosql'],
    ...each('find findOne', (name) => ['mongoose.Model', `${name}.Argument[0].$where`, 'sql'] as SinkRow),
    ['mongoose.Model', '$where.Argument[0]', 'sql'],
    ['mongoose.Query', '$where.Argument[0]', 'sql'],
    ...each('find and or nor where equals', (name) => ['mongoose.Query', `${name}.Argument[0]`, 'nosql'] as SinkRow),
  ],
  steps: [
    ...each('Types.ObjectId mongo.ObjectId', (name): StepRow => ['mongoose', name, 'Argument[0]', 'ReturnValue', 'all']),
    ['mongoose', 'sanitizeFilter', 'Argument[0]', 'ReturnValue', ['nosql']],
    ['mongoose', 'trusted', 'Argument[0]', 'ReturnValue'],
  ],
  guards: [
    ['mongoose', 'Types.ObjectId.isValid', 'Argument[0]', true, ['nosql', 'size']],
    ['mongoose', 'isValidObjectId', 'Argument[0]', true, ['nosql', 'size']],
    ['mongodb', 'ObjectId.isValid', 'Argument[0]', true, ['nosql', 'size']],
  ],
};

/** The texts in which a table of DynamoDB is asked: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html. */
const DYNAMO = ['FilterExpression', 'KeyConditionExpression'];

/** Scripts and queries of other stores: https://redis.io/docs, CouchDB (nano), Neo4j, DynamoDB's PartiQL, Elasticsearch. */
export const otherStores: LibraryRows = {
  types: [
    ['redis.Client', 'redis', 'createClient.ReturnValue'],
    ['dynamo.Client', 'aws-sdk', 'DynamoDB.DocumentClient.Instance'],
    ['dynamo.Client', 'aws-sdk', 'DynamoDB.Instance'],
    ['redis.Client', 'ioredis', 'Instance'],
    ['redis.Client', 'ioredis', 'Redis.Instance'],
    ['neo4j.Driver', 'neo4j-driver', 'driver.ReturnValue'],
    ['neo4j.Driver', 'neo4j-driver', 'Driver.Instance'],
    ['neo4j.Session', 'neo4j-driver', 'Session.Instance'],
    ['neo4j.Session', 'neo4j.Driver', 'session.ReturnValue'],
    ['neo4j.Session', 'neo4j.Session', 'beginTransaction.ReturnValue'],
    ...each('executeRead executeWrite readTransaction writeTransaction', (name) => ['neo4j.Session', 'neo4j.Session', `${name}.Argument[0].Parameter[0]`] as TypeRow),
    ['couch.Database', 'nano', 'ReturnValue'],
    ...each('use scope', (name) => ['couch.Database', 'couch.Database', `${name}.ReturnValue`] as TypeRow),
    ['couch.Database', 'couch.Database', 'db.use.ReturnValue'],
  ],
  sinks: [
    ['redis.Client', 'eval.Argument[0]', 'code'],
    ['redis.Client', 'sendCommand.Argument[0]', 'nosql'],
    ...each('query scan', (name) => name).flatMap((name) => DYNAMO.map((field): SinkRow => ['dynamo.Client', `${name}.Argument[0].${field}`, 'sql'])),
    ...each('QueryCommand ScanCommand', (name) => name).flatMap((name) => ['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb'].flatMap((library) => DYNAMO.map((field): SinkRow => [library, `${name}.Argument[0].${field}`, 'sql']))),
    ['@aws-sdk/client-dynamodb', 'ExecuteStatementCommand.Argument[0].Statement', 'sql'],
    ['neo4j.Session', 'run.Argument[0]', 'sql'],
    ['neo4j.Driver', 'executeQuery.Argument[0]', 'sql'],
    ['couch.Database', 'find.Argument[0]', 'nosql'],
    ['couch.Database', 'mango.Argument[0]', 'nosql'],
    ['pouchdb', 'Instance.find.Argument[0]', 'nosql'],
  ],
};

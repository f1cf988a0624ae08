import { describe, expect, it } from 'vitest';
import { surfaceOf } from './surface-of.ts';

/** A file as people write it for a library, and the tables that it touches: `table verb`. */
const CASES: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
  ['pg', "import { Pool } from 'pg';\nconst pool = new Pool();\nexport const a = (id) => pool.query('SELECT * FROM customers c JOIN orders o ON o.c = c.id WHERE c.id = $1', [id]);", ['customers select', 'orders select']],
  ['mysql2', "import mysql from 'mysql2/promise';\nconst c = await mysql.createConnection({});\nawait c.execute('INSERT INTO `visits` (a) VALUES (?)', [1]);", ['visits insert']],
  ['sqlite', "import Database from 'better-sqlite3';\nconst db = new Database('a.db');\ndb.prepare('DELETE FROM visits WHERE a = ?').run(1);", ['visits delete']],
  ['SQL with a name that is put in', "export const a = (db, name) => [db.query(`ALTER TABLE ${name} DROP COLUMN a`), db.query(`DROP TABLE IF EXISTS ${name}`)];", ['* alter', '* drop']],
  ['SQL with a name at its end that is put in', "export const a = (db, name) => [db.query(`DROP TABLE ${name}`), db.query(`drop table if exists ${name} cascade;`), db.query('TRUNCATE TABLE ' + name), db.query(`CREATE TABLE IF NOT EXISTS \"${name}\" (a int)`), db.query(`RENAME TABLE ${name} TO old`), db.query(`ALTER TABLE ONLY ${name} ADD COLUMN a int`), db.query(`DROP TABLE ${a}, ${b}`)];", ['* alter', '* create', '* drop', '* truncate']],
  ['SQL: other forms of definitions', "export const a = (db) => [db.query('DROP VIEW IF EXISTS totals'), db.query('DROP SCHEMA shop CASCADE'), db.query('CREATE UNLOGGED TABLE visits (a int)'), db.query('ALTER TABLE ONLY visits ADD COLUMN b int'), db.query('CREATE OR REPLACE TEMPORARY TABLE t1 (a int)'), db.query('TRUNCATE visits RESTART IDENTITY')];", ['shop drop', 't1 create', 'totals drop', 'visits alter', 'visits create', 'visits truncate']],
  ['prose about tables', "export const a = ['Could not drop table: it is in use', 'create a table for two', 'drop table', 'truncate the text'];", []],
  ['sqlite of Node', "import { DatabaseSync } from 'node:sqlite';\nnew DatabaseSync(':memory:').exec('CREATE TABLE visits (a int)');", ['visits create']],
  ['mssql', "import sql from 'mssql';\nexport const a = (id) => sql.query`UPDATE dbo.visits SET a = ${id}`;", ['dbo.visits update']],
  ['knex', "import knex from 'knex';\nconst db = knex({ client: 'pg' });\nexport const a = [db('customers').where({ id: 1 }), db('visits').where('a', 1).update({ a: 2 }), db.select('*').from('pages'), db.insert({}).into('logs'), db('old').del()];\nexport const up = (k) => db.schema.dropTable('visits');", ['customers select', 'logs insert', 'old delete', 'pages select', 'visits drop', 'visits update']],
  ['knex: a migration', "import type { Knex } from 'knex';\nexport const up = (knex: Knex) => knex.schema.createTable('visits', (t) => t.increments());", ['visits create']],
  ['sequelize', "import { DataTypes, Model, Sequelize } from 'sequelize';\nconst sequelize = new Sequelize('');\nconst Visit = sequelize.define('visit', {});\nclass Customer extends Model {}\nCustomer.init({}, { sequelize, tableName: 'customers' });\nexport const a = [Visit.findAll(), Customer.destroy({ where: {} })];", ['customers delete', 'visit select']],
  ['typeorm', "import { DataSource, Entity, Repository } from 'typeorm';\n@Entity('customers')\nexport class Customer {}\nconst source = new DataSource({});\nexport class Service {\n  constructor(private readonly customers: Repository<Customer>) {}\n  all() { return this.customers.find(); }\n  save(c) { return this.customers.save(c); }\n  gone() { return source.getRepository(Customer).delete(1); }\n}", ['customers delete', 'customers insert', 'customers select']],
  ['typeorm: the manager and a query builder', "import { DataSource, Entity } from 'typeorm';\n@Entity()\nexport class Visit {}\nconst source = new DataSource({});\nexport const a = [source.manager.update(Visit, 1, {}), source.createQueryBuilder().delete().from(Visit).execute()];", ['visit delete', 'visit update']],
  ['prisma', "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport const a = () => prisma.$transaction(async (tx) => { await tx.customer.update({}); await prisma.visit.findMany(); });", ['customer update', 'visit select']],
  ['drizzle', "import { drizzle } from 'drizzle-orm/node-postgres';\nimport { pgTable } from 'drizzle-orm/pg-core';\nconst customers = pgTable('customers', {});\nconst db = drizzle('');\nexport const a = [db.select().from(customers), db.insert(customers).values({}), db.update(customers).set({}), db.delete(customers)];", ['customers delete', 'customers insert', 'customers select', 'customers update']],
  ['mongodb', "import { MongoClient } from 'mongodb';\nconst db = new MongoClient('').db();\nconst notes = db.collection('notes');\nexport const a = [notes.insertOne({}), db.collection('patients').find({}).toArray(), db.dropCollection('old')];", ['notes insert', 'old drop', 'patients select']],
  ['mongoose', "import mongoose, { Schema } from 'mongoose';\nconst Customer = mongoose.model('Customer', new Schema({}));\nexport const a = async () => { const c = await Customer.findOne({}).lean(); await Customer.findByIdAndUpdate(1, {}); await new Customer({}).save(); return c; };", ['customer insert', 'customer select', 'customer update']],
  ['mongoose in Nest', "import { Model } from 'mongoose';\nexport class Patient {}\nexport class Service {\n  constructor(private patients: Model<Patient>) {}\n  all() { return this.patients.find(); }\n}", ['patient select']],
  ['redis', "import { createClient } from 'redis';\nconst client = createClient();\nexport const a = (id) => [client.get('session:1'), client.hSet(`customer:${id}`, 'a', 1), client.del(id), client.flushAll()];", ['* delete', '* truncate', 'customer insert', 'session select']],
  ['kysely', "import { Kysely } from 'kysely';\nconst db = new Kysely({});\nexport const a = [db.selectFrom('visits').selectAll(), db.deleteFrom('customers')];", ['customers delete', 'visits select']],
  ['supabase', "import { createClient } from '@supabase/supabase-js';\nconst client = createClient('', '');\nexport const a = [client.from('visits').select(), client.from('customers').insert({})];", ['customers insert', 'visits select']],
  ['a database that nobody has typed', "export const a = (db) => [db.collection('notes').find(), db.select('*').from('visits')];", ['notes select', 'visits select']],
  ['what only looks like it', "const users = new Set(['a']);\nexport const a = [users.delete('a'), Array.from('abc').find((c) => c), Buffer.from('abc'), [1].find(Boolean), new Map().clear(), 'select one from the list'.trim()];\nclass Basket { constructor(private items: Map<string, string>) {}\n  clear() { this.items.clear(); } }", []],
];

describe('the tables that code touches', () => {
  it.each(CASES)('%s', (_, text, expected) => {
    expect(surfaceOf('table', { path: 'src/a.ts', text })).toEqual(expected);
  });

  it('are known where the model or the client comes from another file', () => {
    const prisma = { path: 'src/db.ts', text: "import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();" };
    const model = { path: 'models/customer.js', text: "const mongoose = require('mongoose');\nmodule.exports = mongoose.model('Customer', {});" };
    const entity = { path: 'src/entity.ts', text: "import { Entity } from 'typeorm';\n@Entity('patients')\nexport class Patient {}" };
    const index = { path: 'src/index.ts', text: "export * from './entity.js';" };
    expect(surfaceOf('table', prisma, { path: 'src/a.ts', text: "import { prisma } from './db.js';\nexport const a = () => prisma.customer.findMany();" })).toEqual(['customer select']);
    expect(surfaceOf('table', model, { path: 'routes/a.js', text: "const Customer = require('../models/customer');\nCustomer.deleteMany({});" })).toEqual(['customer delete']);
    expect(surfaceOf('table', entity, index, { path: 'src/a.ts', text: "import type { Repository } from 'typeorm';\nimport { Patient } from './index.js';\nexport class A { constructor(private p: Repository<Patient>) {}\n a() { return this.p.find(); } }" })).toEqual(['patients select']);
  });

  it('are called as they are imported where the model is still to come', () => {
    expect(surfaceOf('table', { path: 'src/a.ts', text: "import { Customer } from './models/customer.js';\nexport const a = () => Customer.findAll();" })).toEqual(['customer select']);
    expect(surfaceOf('table', { path: 'src/a.ts', text: "import { list } from './list.js';\nexport const a = () => list.find(Boolean);" })).toEqual([]);
  });
});

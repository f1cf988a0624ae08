import express from 'express';
import type { Pool } from 'pg';

export class Orders {
  private pool!: Pool;

  byBuyer(buyer: string) {
    // reject: owasp/sql-injection
    return this.pool.query(`SELECT * FROM orders WHERE buyer = '${buyer}'`);
  }

  byId(id: string) {
    return this.pool.query('SELECT * FROM orders WHERE id = $1', [id]);
  }
}

const orders = new Orders();
const app = express();

app.get('/orders', async (req, res) => {
  res.json([await orders.byBuyer(req.query.buyer as string), await orders.byId(req.query.id as string)]);
});

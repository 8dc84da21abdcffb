const mongoose = require('mongoose');
const { MongoClient, ObjectId } = require('mongodb');

const Order = mongoose.model('Order', schema);

class Shelf {
  find(query) {
    return query;
  }
}

async function orders(req, res) {
  // ruleid: javascript-nosql-injection
  await Order.findOne({ name: req.body.name });
  // ruleid: javascript-nosql-injection
  await Order.find(req.query);
  const kept = new MongoClient(place).db('kept').collection('orders');
  // ruleid: javascript-nosql-injection
  await kept.deleteMany({ name: req.body.name });
  // ruleid: javascript-nosql-code
  await kept.find({ $where: 'this.name == "' + req.params.name + '"' });
  // ok: javascript-nosql-injection
  await Order.findOne({ name: String(req.body.name) });
  // ok: javascript-nosql-injection
  await Order.findOne({ name: { $eq: req.body.name } });
  // ok: javascript-nosql-injection
  await Order.findOne({ name: req.params.name });
  // ok: javascript-nosql-injection
  await kept.findOne({ _id: new ObjectId(req.body.id) });
  // ok: javascript-nosql-code
  await kept.find({ $where: 'this.count > ' + Number(req.params.count) });
  // ok: javascript-nosql-injection
  new Shelf().find(req.body);
}

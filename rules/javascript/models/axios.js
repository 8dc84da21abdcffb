import axios from 'axios';

const client = axios.create({ baseURL: 'https://orders.example' });

class Store {
  get(key) {
    return this.known[key];
  }
}

export async function orders(req) {
  const { address } = req.query;
  // ruleid: javascript-ssrf
  await axios.get(address);
  // ruleid: javascript-ssrf
  await client.put(address, {});
  // ruleid: javascript-ssrf
  await client.request({ method: 'GET', url: address });
  // ruleid: javascript-ssrf
  axios.create({ baseURL: address });
  // ok: javascript-ssrf
  await client.get('/orders', { params: { q: address } });
  // ok: javascript-ssrf
  new Store().get(address);
  // ok: javascript-ssrf
  client.interceptors.request.eject(address);
}

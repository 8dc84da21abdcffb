import axios from 'axios';
import http from 'node:http';
function load(user, done) {
  // ruleid: javascript-cleartext-request
  fetch('http://api.shop.io/items');
  // ruleid: javascript-cleartext-request
  fetch(`http://api.shop.io/items/${user.id}`);
  // ruleid: javascript-cleartext-request
  axios.post('http://login.shop.io/session', user);
  // ruleid: javascript-cleartext-request
  http.get('http://weather.shop.io/today', done);
  // ruleid: javascript-cleartext-request
  const socket = new WebSocket('ws://chat.shop.io/room');
  // ok: javascript-cleartext-request
  fetch('https://api.shop.io/items');
  // ok: javascript-cleartext-request
  fetch('http://localhost:3000/items');
  // ok: javascript-cleartext-request
  http.get('http://192.168.1.20/status', done);
  // ok: javascript-cleartext-request
  fetch('http://orders:8080/items');
  // ok: javascript-cleartext-request
  fetch('http://orders.example.com/items');
  // ok: javascript-cleartext-request
  axios.get('/items', { headers: { Referer: 'http://www.shop.io/' } });
  return socket;
}

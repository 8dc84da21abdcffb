import DOMPurify from 'dompurify';

// ruleid: javascript-dom-xss
document.body.textContent = location.hash.slice(1);
// ruleid: javascript-dom-xss
// nofix: javascript-dom-xss
document.write('<b>' + document.URL + '</b>');
// ruleid: javascript-dom-xss
$('#page').text(window.location.search);

window.addEventListener('message', (event) => {
  // ruleid: javascript-dom-xss
  document.getElementById('a').textContent = event.data;
});

function show(text) {
  // ruleid: javascript-dom-xss
  // nofix: javascript-dom-xss
  element.insertAdjacentHTML('beforeend', `<b>${text}</b>`);
}
show(new URLSearchParams(location.search).get('name'));

// ok: javascript-dom-xss
document.body.textContent = location.hash.slice(1);
// ok: javascript-dom-xss
document.body.innerHTML = DOMPurify.sanitize(location.hash);
// ok: javascript-dom-xss
document.body.innerHTML = '<b>Hello</b>';
// ok: javascript-dom-xss
$('#page').text(window.location.search);

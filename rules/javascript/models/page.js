// The address.
// ruleid: javascript-dom-xss
element.innerHTML = location.hash.slice(1);
// ruleid: javascript-dom-xss
element.innerHTML = document.referrer;
// ok: javascript-dom-xss
element.innerHTML = location.port;

function Order() {
  const { name } = useParams();
  // ruleid: javascript-dom-xss
  element.innerHTML = name;
}

// Text of the page.
// ruleid: javascript-dom-xss
$('#order').html($('#name').val());
// ruleid: javascript-dom-xss
element.innerHTML = document.querySelector('#name').value;
// ok: javascript-dom-xss
element.innerHTML = document.querySelector('#name').innerHTML;

input.addEventListener('change', (event) => {
  // ruleid: javascript-dom-xss
  element.innerHTML = event.target.value;
  // ok: javascript-dom-xss
  element.innerHTML = event.timeStamp;
});
input.addEventListener('paste', (event) => {
  // ruleid: javascript-dom-xss
  element.innerHTML = event.clipboardData.getData('text/html');
});

function Form() {
  return <Formik onSubmit={(values) => {
    // ruleid: javascript-dom-xss
    element.innerHTML = values.name;
  }} />;
}

// What is kept.
// ruleid: javascript-dom-xss
element.innerHTML = localStorage.getItem('name');
// ok: javascript-dom-xss
element.innerHTML = localStorage.length;

// Other windows.
window.addEventListener('message', (event) => {
  // ruleid: javascript-dom-xss
  element.innerHTML = event.data;
});
window.addEventListener('message', ({ data }) => {
  // ruleid: javascript-dom-xss
  element.innerHTML = data.name;
});
window.addEventListener('message', (event) => {
  if (event.origin !== 'https://example.com') return;
  // ok: javascript-dom-xss
  element.innerHTML = event.data;
});
function listen(event) {
  // ruleid: javascript-dom-xss
  element.innerHTML = event.data;
}
window.addEventListener('message', listen);
worker.addEventListener('progress', (event) => {
  // ok: javascript-dom-xss
  element.innerHTML = event.data;
});

function shown() {
  // ruleid: javascript-dom-xss
  element.innerHTML = $('input').get(0).value;
  // ruleid: javascript-dom-xss
  element.innerHTML = document.getElementById('frame').src;
  // ruleid: javascript-dom-xss
  element.innerHTML = getSelection().toString();
  // ruleid: javascript-dom-xss
  element.innerHTML = document.orders.name.value;
  // ok: javascript-dom-xss
  element.innerHTML = $('input').get(0).offsetHeight;
  // ok: javascript-dom-xss
  element.innerHTML = settings.orders.name.value;
}

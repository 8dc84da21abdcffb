const parameters = new URLSearchParams(location.search);
const link = document.createElement('a');
// ruleid: javascript-script-url
link.href = parameters.get('back');

const frame = document.createElement('iframe');
// ruleid: javascript-script-url
frame.src = location.hash.slice(1);
// ruleid: javascript-script-url
frame.setAttribute('src', localStorage.getItem('page'));

const back = parameters.get('back');
// ok: javascript-script-url
link.href = '/orders?back=' + encodeURIComponent(back);
// ok: javascript-script-url
link.href = 'https://example.com/' + back;
// ok: javascript-script-url
link.title = back;
// ok: javascript-script-url
link.href = location.href;
// ok: javascript-script-url
link.href = '/orders';

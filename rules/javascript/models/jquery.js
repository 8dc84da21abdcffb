const name = location.hash.slice(1);

// ruleid: javascript-dom-xss
$('#name').html('Hello ' + name);
// ruleid: javascript-dom-xss
$('#name').append(name);
// ruleid: javascript-dom-xss
$('<b>' + name + '</b>').appendTo('#name');
// ruleid: javascript-dom-xss
$('<b>', { html: name });
// ok: javascript-dom-xss
$('#name').text(name);
// ok: javascript-dom-xss
$('#order-' + name).show();
// ok: javascript-dom-xss
$('<b>', { text: name });
// ok: javascript-dom-xss
orders.append(name);
// ruleid: javascript-script-url
$('#link').attr('href', name);
// ok: javascript-script-url
$('#link').attr('title', name);
// ok: javascript-script-url
$('#link').attr('href', '/orders/' + name);

const query = window.location.search;
const fragment = location.hash;
// ok: javascript-dom-xss
$(query);
// ok: javascript-dom-xss
$(fragment + ' .order');
// ruleid: javascript-dom-xss
$(fragment.slice(1));
// ruleid: javascript-dom-xss
$('<b>' + fragment + '</b>');

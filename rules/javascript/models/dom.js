const name = location.hash.slice(1);

// ruleid: javascript-dom-xss
document.getElementById('name').outerHTML = name;
// ruleid: javascript-dom-xss
document.write('Hello ', name);
// ruleid: javascript-dom-xss
popup.document.writeln(name);
// ruleid: javascript-dom-xss
element.setAttribute('onclick', 'show("' + name + '")');
// ok: javascript-dom-xss
element.textContent = name;
// ok: javascript-dom-xss
element.setAttribute('title', name);
// ok: javascript-dom-xss
element.innerHTML = DOMPurify.sanitize(name);

const frame = document.createElement('iframe');
// ruleid: javascript-script-url
frame.src = name;
const link = document.createElement('a');
// ruleid: javascript-script-url
link.href = name;
// ok: javascript-script-url
link.href = '/orders/' + name;
// ok: javascript-script-url
link.href = `https://example.com/${name}`;
const picture = document.createElement('img');
// ok: javascript-script-url
picture.src = name;
// ruleid: javascript-script-url
element.setAttribute('href', name);
// ok: javascript-script-url
element.setAttribute('href', '?name=' + encodeURIComponent(name));

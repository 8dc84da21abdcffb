function show(element, text) {
  // ruleid: javascript-dom-xss
  element.innerHTML = text;
  // ruleid: javascript-dom-xss
  element.innerHTML += `<li>${text}</li>`;
  // ruleid: javascript-dom-xss
  element.insertAdjacentHTML('beforeend', text);
  // ruleid: javascript-dom-xss
  document.write('<p>' + text);
  // ok: javascript-dom-xss
  element.textContent = text;
  // ok: javascript-dom-xss
  element.innerHTML = '';
  // ok: javascript-dom-xss
  element.innerHTML = DOMPurify.sanitize(text);
}

// ruleid: javascript-post-message-any
frame.contentWindow.postMessage(data, '*');
// ruleid: javascript-post-message-any
window.parent.postMessage({ token }, '*');
// ruleid: javascript-post-message-any
popup.postMessage('ready', '*');
// ok: javascript-post-message-any
frame.contentWindow.postMessage(data, 'https://app.example.com');
// ok: javascript-post-message-any
worker.postMessage(data);
// ok: javascript-post-message-any
window.parent.postMessage(data, origin);

// ruleid: javascript-post-message-any
frame.contentWindow.postMessage(data, window.location.origin);
// ruleid: javascript-post-message-any
window.parent.postMessage({ token }, window.location.origin);
// ruleid: javascript-post-message-any
popup.postMessage('ready', window.location.origin);
// ok: javascript-post-message-any
frame.contentWindow.postMessage(data, 'https://app.example.com');
// ok: javascript-post-message-any
worker.postMessage(data);
// ok: javascript-post-message-any
window.parent.postMessage(data, origin);

// ruleid: javascript-insecure-download
https.get('http://example.com/tool.exe', save);
// ruleid: javascript-insecure-download
download('http://example.com/install.sh');
// ruleid: javascript-insecure-download
axios.get('http://example.com/plugin.jar');
// ruleid: javascript-insecure-download
request({ url: 'http://example.com/tool.tar.gz' }, save);
// ok: javascript-insecure-download
https.get('https://example.com/tool.exe', save);
// ok: javascript-insecure-download
http.get('http://localhost:8080/tool.exe', save);
// ok: javascript-insecure-download
http.get('http://example.com/page.html', save);

// ruleid: javascript-insecure-download
https.get('https://example.com/tool.exe', save);
// ruleid: javascript-insecure-download
download('https://example.com/install.sh');
// ruleid: javascript-insecure-download
axios.get('https://example.com/plugin.jar');
// ruleid: javascript-insecure-download
request({ url: 'https://example.com/tool.tar.gz' }, save);
// ok: javascript-insecure-download
https.get('https://example.com/tool.exe', save);
// ok: javascript-insecure-download
http.get('http://localhost:8080/tool.exe', save);
// ok: javascript-insecure-download
http.get('http://example.com/page.html', save);

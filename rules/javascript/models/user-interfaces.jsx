import { unsafeHTML } from 'lit/directives/unsafe-html.js';

function Order({ trusted, sanitizer, $sce }) {
  const { name } = useParams();
  // ruleid: javascript-dom-xss
  sanitizer.bypassSecurityTrustHtml(name);
  // ok: javascript-dom-xss
  sanitizer.sanitize(name);
  // ruleid: javascript-dom-xss
  $sce.trustAsHtml(name);
  // ruleid: javascript-dom-xss
  h('div', { domProps: { innerHTML: name } });
  // ok: javascript-dom-xss
  h('div', { domProps: { textContent: name } });
  // ruleid: javascript-dom-xss
  unsafeHTML(name);
  // ok: javascript-dom-xss
  const shown = <b title={name}>{name}</b>;
  // ruleid: javascript-script-url
  const link = <a href={name}>{name}</a>;
  // ok: javascript-script-url
  const picture = <img src={name} />;
  // ok: javascript-script-url
  const order = <a href={'/orders/' + name}>{name}</a>;
  // ruleid: javascript-dom-xss
  return <div dangerouslySetInnerHTML={{ __html: name }} />;
}

import DOMPurify from 'dompurify';

export function Page({ text, post }: { text: string; post: { title: string; body: string } }) {
  return (
    <main>
      {/* ruleid: javascript-react-dangerous-html */}
      <div dangerouslySetInnerHTML={{ __html: text }} />
      {/* ruleid: javascript-react-dangerous-html */}
      {/* nofix: javascript-react-dangerous-html */}
      <p className="a" dangerouslySetInnerHTML={{ __html: `<b>${post.title}</b>` }} />
      {/* ruleid: javascript-react-dangerous-html */}
      <span dangerouslySetInnerHTML={{ __html: post.body }}></span>
      {/* ok: javascript-react-dangerous-html */}
      <div>{text}</div>
      {/* ok: javascript-react-dangerous-html */}
      <div dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(text) }} />
      {/* ok: javascript-react-dangerous-html */}
      <div dangerouslySetInnerHTML={{ __html: '<hr>' }} />
    </main>
  );
}

// A component that shows what a visitor wrote, as an assistant might write it.
interface CommentProps {
  author: string;
  html: string;
}

export function Comment({ author, html }: CommentProps) {
  return (
    <article>
      <h2>{author}</h2>
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </article>
  );
}

export function showError(element: HTMLElement, message: string) {
  element.innerHTML = `<b>${message}</b>`;
}

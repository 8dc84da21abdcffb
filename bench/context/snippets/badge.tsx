export function Badge({ label }: { label: string }) {
  const given = new URLSearchParams(window.location.search).get('label') ?? label;
  return <span dangerouslySetInnerHTML={{ __html: given }} />; // @BAD javascript-react-dangerous-html
}

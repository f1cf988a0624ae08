import { Card } from 'cards';

export function Page(): unknown {
  return (
    <>
      <Card.Title text="a" data-id={1} />
      <my-element aria-label="b">text</my-element>
      <svg:rect />
    </>
  );
}

import $ from 'jquery';

/** A selector, as compilers write it down: nothing that begins with a dot is markup. */
export function mark(name) {
  $('.'.concat(name)).addClass('marked');
}

/** Whoever listens to an element is told which, and the text stays text. */
export function listen(element) {
  element.addEventListener('click', (event) => {
    event.currentTarget.textContent = event.currentTarget.getAttribute('data-film');
  });
}

/** A page that is put together by a test or a builder. */
export function tell(selection, name) {
  selection.text('<b>' + name + '</b>');
}

/** Who is answered and what he is sent stand in the same object. */
export function respond(context) {
  const answer = context.answer;
  return answer.end(context.body);
}

const FILM = 'https://films.example/{id}?size=large';

/** Where the program is loaded from stands in front of the place that is filled in. */
export function load(element) {
  const script = document.createElement('script');
  script.src = FILM.replace('{id}', element.currentTarget.getAttribute('data-film'));
  document.head.append(script);
}

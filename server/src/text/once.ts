/** Answers that are found out once: what is asked about objects that do not change. */

/** A function that works each answer out once and keeps it for as long as the object lives that it is about. */
export function once<About extends object, Answer extends object | number | null>(
  find: (about: About) => Answer,
): (about: About) => Answer {
  const answers = new WeakMap<About, Answer>();
  return (about) => {
    let answer = answers.get(about);
    if (answer === undefined) {
      answer = find(about);
      answers.set(about, answer);
    }
    return answer;
  };
}

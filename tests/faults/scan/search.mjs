// Many patterns in many bytes.

/** The forms (see markers.mjs) that occur in `bytes`, each with how often and where first. */
export function search(bytes, forms) {
  const found = [];
  for (const { of, form, bytes: wanted } of forms) {
    let first = -1;
    let times = 0;
    for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + wanted.length)) {
      if (times === 0) first = at;
      times += 1;
    }
    if (times > 0) found.push({ of, form, times, at: first });
  }
  return found;
}

/** @returns {string | null} the language that was chosen on this device, if storage may be read */
export function chosenLanguage() {
  try {
    return localStorage.getItem("kb-language");
  } catch {
    return null;
  }
}

// A radio may not carry aria-expanded (ARIA 1.2 has no such state for it), yet the component that reveals a field sets it at
// every choice. The field follows its radio in the page, so nothing is lost when the attribute goes.
const strip = () => {
  for (const radio of document.querySelectorAll('input[type="radio"][aria-expanded]')) {
    radio.removeAttribute("aria-expanded");
  }
};

export function plainRadios() {
  strip();
  // After the component's own listener, which sits below the document.
  document.addEventListener("click", strip);
  window.addEventListener("pageshow", () => setTimeout(strip));
}

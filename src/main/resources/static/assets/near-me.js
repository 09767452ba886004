// The position of the browser, once, when somebody presses the button for it: to about ten metres, sent in the form and kept nowhere.
const form = document.querySelector("form.near");
const button = form?.querySelector("[data-here]");
if (button && "geolocation" in navigator) {
  const said = form.querySelector("[data-here-said]");
  button.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.elements.longitude.value = coords.longitude.toFixed(4);
        form.elements.latitude.value = coords.latitude.toFixed(4);
        form.submit();
      },
      () => {
        button.disabled = false;
        said.textContent = said.dataset.refused;
      },
      { maximumAge: 60000, timeout: 15000 },
    );
  });
}

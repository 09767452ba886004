// The signed text of a QR code stands behind `#`, so that no server on the way sees it. It is taken out of the
// address (and so out of the history) and handed in as the form of this page.
const form = document.getElementById("check-card");
const token = location.hash.slice(1);
if (token && form && token !== "main" && token !== "token") {
  history.replaceState(null, "", location.pathname);
  form.elements.token.value = token;
  form.requestSubmit();
}

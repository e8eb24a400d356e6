// Asks the browser's authenticators for what a form wants, and sends the form with their answer. Without it one signs in by password.
const { create, get } = navigator.credentials ?? {};
const { parseCreationOptionsFromJSON: toCreate, parseRequestOptionsFromJSON: toGet } = window.PublicKeyCredential ?? {};

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!create || !get || !toCreate || !toGet) continue;
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    const options = JSON.parse(form.dataset.options);
    const problem = form.querySelector('[role=alert]');
    problem.hidden = true;
    try {
      const answer = form.dataset.passkey === 'create'
        ? await navigator.credentials.create({ publicKey: toCreate.call(PublicKeyCredential, options) })
        : await navigator.credentials.get({ publicKey: toGet.call(PublicKeyCredential, options) });
      form.elements.credential.value = JSON.stringify(answer.toJSON());
      form.submit();
    } catch {
      problem.hidden = false;
    }
  });
}

// Judges deliveries as receivers do: with the two packages that verify Standard Webhooks, and with the parser of the CloudEvents project.
// A line in is a question, a line out the answer. The verifiers' clock is the one by which the delivery came.
import { createInterface } from 'node:readline';
import { HTTP } from 'cloudevents';
import { Webhook as StandardWebhooks } from 'standardwebhooks';
import { Webhook as Svix } from 'svix';

const verifiers = { standardwebhooks: StandardWebhooks, svix: Svix };
const tooFar = 301_000;

const says = (Verifier, secret, body, headers, moment) => {
  Date.now = () => moment;
  try {
    new Verifier(secret).verify(body, headers);
    return 'verified';
  } catch (refused) {
    return refused.message;
  }
};

const read = (body, headers) => {
  try {
    return [HTTP.toEvent({ body: body.toString('utf8'), headers })].flat()
      .map(event => ({ id: event.id, type: event.type, valid: event.validate() }));
  } catch (refused) {
    return [{ id: refused.message, type: 'none', valid: false }];
  }
};

const judge = ({ headers, body, at }, secrets) => {
  const bytes = Buffer.from(body, 'base64');
  const changed = Buffer.from(bytes);
  changed[changed.length - 1] ^= 1;
  const sent = Number(headers['webhook-timestamp']) * 1000;
  const secret = secrets.find(one => Object.values(verifiers).every(Verifier => says(Verifier, one, bytes, headers, at) === 'verified'))
    ?? secrets[0];
  const verdict = { webhook_id: headers['webhook-id'], at, batch: bytes[0] === 0x5b, events: read(bytes, headers) };
  for (const [name, Verifier] of Object.entries(verifiers)) {
    const other = change => says(Verifier, secret, bytes, { ...headers, ...change }, at);
    verdict[name] = says(Verifier, secret, bytes, headers, at);
    verdict[`${name}_old`] = says(Verifier, secret, bytes, headers, sent + tooFar);
    verdict[`${name}_early`] = says(Verifier, secret, bytes, headers, sent - tooFar);
    verdict[`${name}_changed`] = says(Verifier, secret, changed, headers, at);
    verdict[`${name}_other_id`] = other({ 'webhook-id': '00000000-0000-0000-0000-000000000000' });
    verdict[`${name}_no_id`] = other({ 'webhook-id': undefined });
    verdict[`${name}_other_time`] = other({ 'webhook-timestamp': String(sent / 1000 - 1) });
  }
  return verdict;
};

for await (const line of createInterface({ input: process.stdin })) {
  const { deliveries, secrets } = JSON.parse(line);
  console.log(JSON.stringify({ verdicts: deliveries.map(delivery => judge(delivery, secrets)) }));
}

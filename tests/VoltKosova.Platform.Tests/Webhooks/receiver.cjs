// A receiver as others write them: it checks every delivery with the two packages that receivers use, and reads the body with the parser of
// the CloudEvents project. It echoes challenges. What it got is judged when somebody asks, because the secret is known only after the
// registration.
const path = require('path');
const { createRequire } = require('module');
const tools = createRequire(path.join(process.argv[2], 'package.json'));
const verifiers = { standardwebhooks: tools('standardwebhooks').Webhook, svix: tools('svix').Webhook };
const { HTTP } = tools('cloudevents');
const received = [];

const judge = (Verifier, secret, body, headers) => {
  try {
    new Verifier(secret).verify(body, headers);
    return 'verified';
  } catch (refused) {
    return refused.message;
  }
};

const read = (body, headers) => {
  try {
    return [HTTP.toEvent({ body, headers })].flat().map(event => ({ id: event.id, type: event.type, valid: event.validate(), data: event.data }));
  } catch (refused) {
    return refused.message;
  }
};

const verdicts = secret => received.map(({ body, headers, at }) => {
  const events = read(body, headers);
  const verdict = { type: events[0].type, id: events[0].id, webhook_id: headers['webhook-id'], events, at };
  for (const [name, Verifier] of Object.entries(verifiers)) {
    const other = change => judge(Verifier, secret, body, { ...headers, ...change });
    verdict[name] = judge(Verifier, secret, body, headers);
    verdict[`${name}_changed`] = judge(Verifier, secret, body.replace('"specversion"', '"specVersion"'), headers);
    verdict[`${name}_other_time`] = other({ 'webhook-timestamp': String(Number(headers['webhook-timestamp']) - 1) });
    verdict[`${name}_other_id`] = other({ 'webhook-id': '00000000-0000-0000-0000-000000000000' });
    verdict[`${name}_no_id`] = other({ 'webhook-id': undefined });
    verdict[`${name}_old`] = other({ 'webhook-timestamp': String(Number(headers['webhook-timestamp']) - 301) });
    verdict[`${name}_early`] = other({ 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 330) });
  }
  return verdict;
});

const server = require('http').createServer((request, response) => {
  const pieces = [];
  request.on('data', piece => pieces.push(piece));
  request.on('end', () => {
    const body = Buffer.concat(pieces).toString('utf8');
    response.setHeader('Content-Type', 'application/json');
    if (request.url === '/verdicts')
      return response.end(JSON.stringify({ items: verdicts(body) }));
    received.push({ body, headers: request.headers, at: Date.now() });
    const event = JSON.parse(body);
    response.end(event.type === 'webhooks.challenge.v1' ? JSON.stringify({ challenge: event.data.challenge }) : '{}');
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit(0)).resume();

// A receiver as others write them: it checks every delivery with the two packages that receivers use. It echoes challenges. What it got is
// judged when somebody asks, because the secret is known only after the registration.
const path = require('path');
const { createRequire } = require('module');
const tools = createRequire(path.join(process.argv[2], 'package.json'));
const verifiers = { standardwebhooks: tools('standardwebhooks').Webhook, svix: tools('svix').Webhook };
const received = [];

const judge = (Verifier, secret, body, headers) => {
  try {
    new Verifier(secret).verify(body, headers);
    return 'verified';
  } catch (refused) {
    return refused.message;
  }
};

const verdicts = secret => received.map(({ body, headers }) => {
  const event = JSON.parse(body);
  const verdict = { type: event.type, id: event.id, webhook_id: headers['webhook-id'] };
  for (const [name, Verifier] of Object.entries(verifiers)) {
    verdict[name] = judge(Verifier, secret, body, headers);
    verdict[`${name}_changed`] = judge(Verifier, secret, body.replace('"specversion"', '"specVersion"'), headers);
    const later = String(Number(headers['webhook-timestamp']) - 1);
    verdict[`${name}_other_time`] = judge(Verifier, secret, body, { ...headers, 'webhook-timestamp': later });
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
    received.push({ body, headers: request.headers });
    const event = JSON.parse(body);
    response.end(event.type === 'webhooks.challenge.v1' ? JSON.stringify({ challenge: event.data.challenge }) : '{}');
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit(0)).resume();

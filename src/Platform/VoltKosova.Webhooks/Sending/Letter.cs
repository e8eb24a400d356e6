namespace VoltKosova.Webhooks.Sending;

/// <summary>One request, ready to go.</summary>
/// <param name="Url">Where to.</param>
/// <param name="Id">The <c>webhook-id</c>.</param>
/// <param name="Signature">The <c>webhook-signature</c>, over id, timestamp and body.</param>
/// <param name="Timestamp">The <c>webhook-timestamp</c>, of this attempt.</param>
/// <param name="MediaType">Of the body.</param>
/// <param name="Body">As it is signed.</param>
internal sealed record Letter(Uri Url, Guid Id, string Signature, DateTimeOffset Timestamp, string MediaType, string Body);

using VoltKosova.Kernel;

namespace VoltKosova.Webhooks.Endpoints;

internal sealed record NoSuchEndpoint() : Rejection("There is no such endpoint.", RejectionKind.NotFound);

internal sealed record NoSuchDelivery() : Rejection("There is no such delivery.", RejectionKind.NotFound);

internal sealed record NoSuchEventType() : Rejection("There is no such event type.", RejectionKind.NotFound);

internal sealed record EventTypesDoNotFit() : Rejection(
    "An endpoint names at least one type of event; the endpoint of a Volt chapter names none.", RejectionKind.Invalid);

internal sealed record ChapterOutOfReach() : Rejection("The right does not reach this chapter.", RejectionKind.Forbidden);

internal sealed record EventTypeUnknown(string EventType) : Rejection("No module publishes an event of this type.", RejectionKind.Invalid);

internal sealed record EventTypeOfTheMovement(string EventType) : Rejection(
    "Events of this type belong to no chapter: only an endpoint of the whole movement hears them.", RejectionKind.Invalid);

internal sealed record UrlNotAcceptable() : Rejection(
    "The URL must be absolute, speak https, and have neither credentials nor a fragment.", RejectionKind.Invalid);

internal sealed record AddressNotAllowed() : Rejection(
    "The URL leads to an address that webhooks may not be sent to.", RejectionKind.Invalid);

internal sealed record EndpointNotActive() : Rejection("The endpoint has not answered its challenge or is disabled.");

internal sealed record TooManyOldSecrets(int MostOldSecrets, DateTimeOffset NextExpiry) : Rejection("Too many old secrets still sign.");

internal sealed record ChallengeNotAnswered() : Rejection("The endpoint has never answered a challenge.");

internal sealed record DeliveryStillWaiting(DateTimeOffset DueAt) : Rejection("The delivery has not ended: it will be tried by itself.");

internal sealed record TooOldToReplay(int Days) : Rejection("The event is older than what can be replayed.");

internal sealed record NoSuchPeer() : Rejection("There is no such Volt chapter, or no key of it is known.", RejectionKind.NotFound);

internal sealed record PeerKnownAlready() : Rejection("Keys have been exchanged with this Volt chapter already.");

internal sealed record KeyNotValid() : Rejection("A key is whsec_ and base64 of 24 to 64 bytes.", RejectionKind.Invalid);

internal sealed record SignatureMissing() : Rejection(
    "The headers webhook-id, webhook-timestamp and webhook-signature are needed.", RejectionKind.Forbidden);

internal sealed record TimestampOutOfTolerance(int Seconds) : Rejection(
    "The webhook-timestamp is too far from this host's clock.", RejectionKind.Forbidden);

internal sealed record SignatureNotValid() : Rejection("No signature fits the body and a known key.", RejectionKind.Forbidden);

internal sealed record MessageNotUnderstood() : Rejection(
    "The body is no CloudEvent in JSON of at most 20 kB whose id is a UUID and the webhook-id.", RejectionKind.Invalid);

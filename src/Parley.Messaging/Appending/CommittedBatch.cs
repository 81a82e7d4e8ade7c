using Parley.Messaging.Events;

namespace Parley.Messaging.Appending;

/// <summary>A batch that is stored: what there is to tell, and who waits for an answer.</summary>
internal sealed record CommittedBatch(IReadOnlyList<ChatEvent> Events, IReadOnlyList<PendingCommand> Commands);

using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;

namespace Parley.Server.Wire;

/// <summary>The shape in which one kind of client sees messages.</summary>
internal interface IWireMessage<TSelf>
    where TSelf : IWireMessage<TSelf>
{
    /// <param name="message">What is stored.</param>
    /// <param name="status">How far it has come with the other members.</param>
    /// <param name="tempId">What its sender calls it for the moment, echoed where it was not stored.</param>
    static abstract TSelf Of(Message message, MessageStatus status, string? tempId = null);
}

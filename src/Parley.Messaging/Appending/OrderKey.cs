namespace Parley.Messaging.Appending;

/// <summary>An order of a company.</summary>
public readonly record struct OrderKey(string Company, string Id);

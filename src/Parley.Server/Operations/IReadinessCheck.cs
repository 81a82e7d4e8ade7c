namespace Parley.Server.Operations;

/// <summary>A part of the server without which it should get no traffic. All that are registered as services are asked.</summary>
public interface IReadinessCheck
{
    /// <summary>What operators know the part by, such as <c>database</c>.</summary>
    string Name { get; }

    /// <summary>Whether the part works now. An exception, or no answer within 2 s, means that it does not.</summary>
    ValueTask<bool> IsReadyAsync(CancellationToken cancellationToken);
}

namespace Parley.TestKit.Logging;

/// <summary>A server under test logged errors that the test did not expect.</summary>
public sealed class UnexpectedErrorsException(IReadOnlyList<CapturedLog> errors)
    : Exception("The server logged errors:" + Environment.NewLine + string.Join(Environment.NewLine, errors));

namespace Parley.SocketIO;

/// <summary>
/// The arguments of an event are not what its handler takes. Thrown inside a handler it is not a fault of the server: the client's
/// acknowledgement gets the code <c>invalid_arguments</c>, the connection stays open and nothing is logged above Debug.
/// </summary>
public sealed class InvalidArgumentsException : Exception
{
    /// <summary>Creates the exception.</summary>
    public InvalidArgumentsException() : base("The arguments of the event are not valid.")
    {
    }

    internal InvalidArgumentsException(Exception cause) : base("The arguments of the event are not valid.", cause)
    {
    }

    /// <summary>Creates the exception with a text that the client gets to read.</summary>
    /// <param name="message">What is wrong; sent to the client.</param>
    public InvalidArgumentsException(string message) : base(message)
    {
    }
}

namespace Parley.SocketIO.Packets;

/// <summary>
/// Where the parts of a checked payload lie. For an event, the name is the first element of the array and the arguments are what follows;
/// for an acknowledgement everything is arguments.
/// </summary>
/// <param name="NameStart">The first byte of the event's name, behind the quote.</param>
/// <param name="NameLength">Its length in bytes, as encoded.</param>
/// <param name="NameIsEscaped">The name has escape sequences.</param>
/// <param name="ArgumentsStart">The first byte of the first argument.</param>
/// <param name="ArgumentsLength">The arguments with the commas between them, without the brackets.</param>
/// <param name="ArgumentCount">How many arguments there are.</param>
internal readonly record struct PayloadShape(
    int NameStart, int NameLength, bool NameIsEscaped, int ArgumentsStart, int ArgumentsLength, int ArgumentCount);

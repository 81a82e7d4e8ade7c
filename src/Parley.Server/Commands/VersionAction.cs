using System.CommandLine;
using System.CommandLine.Invocation;
using Parley.Server.Operations;

namespace Parley.Server.Commands;

/// <summary>Shows the version of the server, whatever program it is part of.</summary>
internal sealed class VersionAction(TextWriter output) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        output.WriteLine(ProductVersion.Text);
        return ExitCodes.Done;
    }
}

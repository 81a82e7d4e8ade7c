using Microsoft.Extensions.Options;
using Parley.SocketIO.EngineIO;

namespace Parley.SocketIO;

/// <summary>Checks the ranges of <see cref="SocketIOOptions"/> when the application starts.</summary>
[OptionsValidator]
internal sealed partial class SocketIOOptionsValidator : IValidateOptions<SocketIOOptions>;

/// <summary>Checks what ranges cannot express.</summary>
internal sealed class SocketIOOptionsRules : IValidateOptions<SocketIOOptions>
{
    public ValidateOptionsResult Validate(string? name, SocketIOOptions options) =>
        EngineIOOptionsValidator.FindMistake(options) is { } mistake ? ValidateOptionsResult.Fail(mistake) : ValidateOptionsResult.Success;
}

using Microsoft.Extensions.Options;

namespace Parley.SocketIO;

/// <summary>Checks the ranges of <see cref="SocketIOOptions"/> when the application starts.</summary>
[OptionsValidator]
internal sealed partial class SocketIOOptionsValidator : IValidateOptions<SocketIOOptions>;

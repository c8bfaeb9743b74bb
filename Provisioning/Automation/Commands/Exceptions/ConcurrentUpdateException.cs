using System.Diagnostics.CodeAnalysis;
using WpAspire.Provisioning.Automation.Errors;

namespace WpAspire.Provisioning.Automation.Commands.Exceptions;

/// <summary>Another update of the stack is in progress, or was ended by force and left its lock.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "There is none without a command.")]
public sealed class ConcurrentUpdateException : CommandException
{
    internal ConcurrentUpdateException(PulumiError error, CommandResult result)
        : base(error, result)
    {
    }
}

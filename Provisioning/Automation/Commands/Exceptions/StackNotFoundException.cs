using System.Diagnostics.CodeAnalysis;
using WpAspire.Provisioning.Automation.Errors;

namespace WpAspire.Provisioning.Automation.Commands.Exceptions;

/// <summary>The stack does not exist.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "There is none without a command.")]
public sealed class StackNotFoundException : CommandException
{
    internal StackNotFoundException(PulumiError error, CommandResult result)
        : base(error, result)
    {
    }
}

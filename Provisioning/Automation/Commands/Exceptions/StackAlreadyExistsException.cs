using System.Diagnostics.CodeAnalysis;
using WpAspire.Provisioning.Automation.Errors;

namespace WpAspire.Provisioning.Automation.Commands.Exceptions;

/// <summary>The stack that is to be created exists.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "There is none without a command.")]
public sealed class StackAlreadyExistsException : CommandException
{
    internal StackAlreadyExistsException(PulumiError error, CommandResult result)
        : base(error, result)
    {
    }
}

using System.Diagnostics.CodeAnalysis;
using WpAspire.Provisioning.Automation.Errors;

namespace WpAspire.Provisioning.Automation.Commands.Exceptions;

/// <summary>A command of Pulumi failed. The message is one sentence on what is wrong and what to do next.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "There is none without a command.")]
public class CommandException : DistributedApplicationException
{
    internal CommandException(PulumiError error, CommandResult result)
        : base(error.Message)
    {
        Kind = error.Kind;
        Urn = error.Urn;
        Result = result;
    }

    /// <summary>Why.</summary>
    public PulumiErrorKind Kind { get; }

    /// <summary>The unique name of the resource that it is about, if it is about one.</summary>
    public string? Urn { get; }

    /// <summary>Exit code and output of the command.</summary>
    public CommandResult Result { get; }

    internal static CommandException Create(PulumiFailure failure)
    {
        var error = PulumiErrors.Describe(failure);
        return error.Kind switch
        {
            PulumiErrorKind.StackNotFound => new StackNotFoundException(error, failure.Result),
            PulumiErrorKind.StackAlreadyExists => new StackAlreadyExistsException(error, failure.Result),
            PulumiErrorKind.ConcurrentUpdate or PulumiErrorKind.StackLocked => new ConcurrentUpdateException(error, failure.Result),
            _ => new CommandException(error, failure.Result),
        };
    }
}

using System.Diagnostics.CodeAnalysis;

namespace WpAspire.Provisioning.Automation.Exceptions;

/// <summary>Pulumi succeeded and did not say what it would do.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "There is one reason.")]
public sealed class NoSummaryEventException : DistributedApplicationException
{
    internal NoSummaryEventException()
        : base("`pulumi preview` succeeded without a summary of the changes: its event log was empty or cut off, so try again.")
    {
    }
}

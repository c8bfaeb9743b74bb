namespace WpAspire.Provisioning.Controls;

/// <summary>What became of a control, for people.</summary>
internal static class ControlStatusTitles
{
    /// <summary>The status in words.</summary>
    public static string Title(this ControlStatus status) => status switch
    {
        ControlStatus.Met => "met",
        ControlStatus.NotApplicable => "not applicable",
        ControlStatus.Waived => "waived",
        _ => "not met",
    };
}

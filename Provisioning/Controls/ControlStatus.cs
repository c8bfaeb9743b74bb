namespace WpAspire.Provisioning.Controls;

/// <summary>What became of a security control.</summary>
public enum ControlStatus
{
    /// <summary>The program does what it asks for.</summary>
    Met,

    /// <summary>The program has nothing that it is about.</summary>
    NotApplicable,

    /// <summary>The program does not do what it asks for, and the reason is given.</summary>
    Waived,

    /// <summary>The program does not do what it asks for.</summary>
    NotMet,
}
